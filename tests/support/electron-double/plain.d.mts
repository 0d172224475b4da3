/** Gives the value back, or throws where it is not plain data. */
export function checkPlain<Value>(value: Value): Value;
