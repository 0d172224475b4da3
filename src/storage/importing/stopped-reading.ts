/** Thrown by who waits for a file and wants no more of it; it passes through all that reads the file. */
export class StoppedReading extends Error {
  constructor() {
    super('the import was stopped while it was read.');
  }
}
