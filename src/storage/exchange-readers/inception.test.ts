import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { inceptionReader } from '#core/exchange/readers/inception/inception.ts';
import { expectHonestAnswers } from '../testing/expect-honest-answers.ts';

const tsv = (value: string): string =>
  `#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Actor|role\n\n\n#Text=The union refused.\n1-1\t0-3\tThe\t_\t\n1-2\t4-9\tunion\t${value}\t\n1-3\t10-17\trefused\t_\t\n1-4\t17-18\t.\t_\t\n`;
const project = zipSync({
  'exportedproject123.json': strToU8('{"name":"Harbour"}'),
  'source/minutes.txt': strToU8('The union refused.'),
  'annotation/minutes.txt/ana.tsv': strToU8(tsv('Union')),
  'annotation/minutes.txt/ben.tsv': strToU8(tsv('Critic')),
  'annotation/minutes.txt/INITIAL_CAS.tsv': strToU8(tsv('Nobody')),
  'annotation_ser/minutes.txt/ana.ser': strToU8('java'),
  'curation/minutes.txt/CURATION_USER.tsv': strToU8(tsv('Union')),
});

it('brings documents once, and the passages of each user', async () => {
  const files = [{ path: 'project.zip', bytes: project }];
  expect(inceptionReader.sniff(files)).toBe(true);
  const reading = await inceptionReader.read(files);
  if (!reading.ok) throw new Error(reading.message);
  const { name, coders, documents, codes, passages, losses } = reading.project;
  expect(name).toBe('Harbour');
  expect(coders.map(coder => coder.name)).toEqual(['ana', 'ben']);
  expect(documents.map(({ title, text }) => [title, text?.trim()])).toEqual([
    ['minutes.txt', 'The union refused.'],
  ]);
  const labels = new Map(codes.map(({ key, label }) => [key, label]));
  expect(
    passages.map(({ codeKey, coderKey, range }) => [
      labels.get(codeKey),
      coderKey,
      documents[0]?.text?.slice(range?.start, range?.end),
    ]),
  ).toEqual([
    ['Union', 'ana', 'union'],
    ['Critic', 'ben', 'union'],
  ]);
  expect(losses).toContain('1 curated document: left out, as they repeat what users annotated.');
});

it('reads XMI with its type system from the zip of each user', async () => {
  const custom = (text: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>${text}<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="The 😀 union refused."/><cas:View sofa="1" members="13"/></xmi:XMI>`;
  const types =
    '<?xml version="1.0" encoding="UTF-8"?><typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription><name>webanno.custom.Actor</name><description/><supertypeName>uima.tcas.Annotation</supertypeName><features><featureDescription><name>value</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features></typeDescription></types></typeSystemDescription>';
  const actor = (role: string): string =>
    `<custom:Actor xmi:id="13" sofa="1" begin="7" end="12" value="${role}"/>`;
  const zipped = (role: string): Uint8Array =>
    zipSync({ 'ana.xmi': strToU8(custom(actor(role))), 'TypeSystem.xml': strToU8(types) });
  const bytes = zipSync({
    'exportedproject1.json': strToU8('{"name":"Harbour"}'),
    'annotation/minutes.txt/ana.zip': zipped('Union'),
    'annotation/minutes.txt/ben.zip': zipped('Critic'),
  });
  const reading = await inceptionReader.read([{ path: 'project.zip', bytes }]);
  if (!reading.ok) throw new Error(reading.message);
  const { codes, documents, passages } = reading.project;
  const labels = new Map(codes.map(({ key, label }) => [key, label]));
  expect(
    passages.map(({ codeKey, coderKey, range }) => [
      labels.get(codeKey),
      coderKey,
      documents[0]?.text?.slice(range?.start, range?.end),
    ]),
  ).toEqual([
    ['Union', 'ana', 'union'],
    ['Critic', 'ben', 'union'],
  ]);
});

it('brings the tags of the layers that its description has, used or not', async () => {
  const tags = { name: 'Actors', tags: [{ name: 'Union', description: 'Workers' }, { name: 'Board' }] };
  const layer = { name: 'webanno.custom.Actor', type: 'span' };
  const stated = {
    name: 'Harbour',
    tag_sets: [tags],
    layers: [
      { ...layer, features: [{ name: 'role', tag_set: { name: 'Actors' } }, { name: 'note' }] },
      { ...layer, name: 'webanno.custom.Tie', type: 'relation', features: [{ name: 'role', tag_set: tags }] },
      { name: 'de.tudarmstadt.POS', type: 'span', features: [{ name: 'PosValue', tag_set: tags }] },
    ],
  };
  const bytes = zipSync({
    'exportedproject.json': strToU8(JSON.stringify(stated)),
    'annotation/minutes.txt/ana.tsv': strToU8(tsv('Union')),
  });
  const reading = await inceptionReader.read([{ path: 'project.zip', bytes }]);
  if (!reading.ok) throw new Error(reading.message);
  const { codes, kinds, passages } = reading.project;
  expect(codes.map(({ label, kindKey, description }) => [label, kindKey, description])).toEqual([
    ['Union', 'Actor', 'Workers'],
    ['Board', 'Actor', ''],
  ]);
  expect(kinds.map(({ label }) => label)).toEqual(['Actor']);
  expect(passages.map(({ codeKey }) => codeKey)).toEqual([codes[0]?.key]);
});

it('without annotations that can be read is refused in words', async () => {
  const bytes = zipSync({
    'exportedproject.json': strToU8('{}'),
    'annotation/a.txt/ana.tsv': strToU8('nothing'),
  });
  expect(await inceptionReader.read([{ path: 'a.zip', bytes }])).toMatchObject({
    ok: false,
    message: expect.stringContaining('no annotations'),
  });
});

it('gives no wild answer, whatever 200 changes are made to its bytes', async () => {
  await expectHonestAnswers(inceptionReader, 'a.zip', project, 200);
});
