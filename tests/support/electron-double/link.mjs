/** The double's side of the messages between it and `driver.ts`: told one way, asked and answered both ways. */

const waiting = new Map();
let lastAsk = 0;

export const tell = (what, params) => process.send({ kind: 'tell', what, params });

export const ask = (what, params) =>
  new Promise(resolve => {
    lastAsk += 1;
    waiting.set(lastAsk, resolve);
    process.send({ kind: 'ask', id: lastAsk, what, params });
  });

/** Answers the driver with the functions given, by name. */
export const answerWith = requests => {
  process.on('message', async ({ kind, id, what, params, value }) => {
    if (kind === 'answer') {
      waiting.get(id)?.(value);
      waiting.delete(id);
      return;
    }
    try {
      process.send({ kind: 'answer', id, value: await requests[what](params) });
    } catch (error) {
      process.send({ kind: 'answer', id, error: `${error.name}: ${error.message}` });
    }
  });
};
