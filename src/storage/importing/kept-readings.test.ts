import { expect, it } from 'vitest';
import { KeptReadings } from './kept-readings.ts';
import { type PreparedDocument, prepareDocument } from './prepare-document.ts';

async function read(text: string): Promise<PreparedDocument> {
  const prepared = await prepareDocument(new TextEncoder().encode(text), { fileName: 'a.txt' });
  if (!prepared.ok) throw new Error(prepared.error);
  return prepared.document;
}

it('gives what the same bytes were read as in the same way, and nothing else', async () => {
  const readings = new KeptReadings();
  const document = await read('One.');
  readings.keep({ fileName: 'a.txt', encoding: 'utf-8' }, document);
  const { sourceSha256 } = document;
  expect(readings.find({ fileName: 'a.txt', encoding: 'utf-8' }, sourceSha256)).toBe(document);
  expect(readings.find({ fileName: 'b.txt', encoding: 'utf-8' }, sourceSha256)).toBeNull();
  expect(readings.find({ fileName: 'a.txt' }, sourceSha256)).toBeNull();
  expect(readings.find({ fileName: 'a.txt', encoding: 'utf-8' }, '0'.repeat(64))).toBeNull();
  readings.clear();
  expect(readings.find({ fileName: 'a.txt', encoding: 'utf-8' }, sourceSha256)).toBeNull();
});

it('keeps nothing that a password opened', async () => {
  const readings = new KeptReadings();
  const document = await read('One.');
  readings.keep({ fileName: 'a.txt', password: 'open' }, document);
  expect(readings.find({ fileName: 'a.txt', password: 'open' }, document.sourceSha256)).toBeNull();
  expect(readings.find({ fileName: 'a.txt' }, document.sourceSha256)).toBeNull();
});

it('forgets the oldest where there is too much', async () => {
  const readings = new KeptReadings(10);
  const [one, two, three] = await Promise.all([read('One.'), read('Two.'), read('Three')]);
  for (const document of [one, two, three]) readings.keep({ fileName: 'a.txt' }, document);
  const isKept = ({ sourceSha256 }: PreparedDocument) =>
    readings.find({ fileName: 'a.txt' }, sourceSha256) !== null;
  expect([one, two, three].map(isKept)).toEqual([false, true, true]);
  readings.keep({ fileName: 'a.txt' }, await read('More than ten.'));
  expect([one, two, three].map(isKept)).toEqual([false, true, true]);
});
