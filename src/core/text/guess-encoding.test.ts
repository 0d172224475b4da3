import { describe, expect, it } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';
import { decode } from './encoding.ts';

const words = {
  french:
    'La réforme des retraites a été présentée à l’Assemblée par le ministère. Les députés de l’opposition ' +
    'ont regretté que les régions n’aient pas été consultées, et réclamé un délai supplémentaire.',
  german:
    'Der Ausschuss hat die Änderung des Gesetzes über die Förderung der Gemeinden geprüft. Größere Städte ' +
    'müssen künftig höhere Beiträge zahlen, während kleinere entlastet werden.',
  portuguese:
    'A comissão não aprovou a proposta de redução das contribuições. Os sindicatos são contra, e as ' +
    'negociações com o governo estão suspensas até à próxima sessão.',
  danish:
    'Ændringen af loven blev vedtaget efter lange forhandlinger. Kommunerne får større ansvar for børn og ' +
    'ældre, mens staten betaler en højere andel af udgifterne på området.',
  polish:
    'Ustawa została przyjęta większością głosów. Związki zawodowe sprzeciwiły się podwyższeniu wieku ' +
    'emerytalnego, lecz rząd wskazał na rosnące koszty ubezpieczeń społecznych.',
  czech:
    'Vláda předložila návrh zákona o důchodovém pojištění. Opozice žádá, aby se výše příspěvků řídila ' +
    'průměrnou mzdou a aby změny začaly platit až příští rok.',
  lithuanian:
    'Seimas priėmė įstatymą dėl savivaldybių finansavimo. Opozicija siūlė atidėti šį sprendimą, nes trūksta ' +
    'lėšų mokykloms ir ligoninėms, o žmonės laukia aiškių pažadų.',
  turkish:
    'Komisyon, sağlık hizmetlerinin düzenlenmesine ilişkin yasa tasarısını görüştü. Muhalefet, belediyelerin ' +
    'yükünün ağırlaşacağını söyleyerek değişikliğe karşı çıktı.',
  russian:
    'Комитет рассмотрел поправки к закону о местном самоуправлении. Депутаты от оппозиции потребовали ' +
    'отложить голосование, потому что регионы не получили обещанных денег.',
  ukrainian:
    'Уряд подав до парламенту законопроєкт про пенсійне забезпечення. Профспілки вимагають, щоб їхні ' +
    'пропозиції були враховані ще до першого читання.',
  greek:
    'Η επιτροπή εξέτασε το νομοσχέδιο για τη χρηματοδότηση των δήμων. Η αντιπολίτευση ζήτησε να ' +
    'αναβληθεί η ψηφοφορία μέχρι να ενημερωθούν οι περιφέρειες.',
  hebrew:
    'הוועדה דנה בהצעת החוק למימון הרשויות המקומיות. חברי האופוזיציה ביקשו לדחות את ההצבעה עד לאחר הבחירות.',
  arabic:
    'ناقشت اللجنة مشروع القانون الخاص بتمويل البلديات، وطلبت المعارضة تأجيل التصويت إلى ما بعد الانتخابات.',
  thai: 'คณะกรรมการพิจารณาร่างกฎหมายว่าด้วยการเงินของท้องถิ่น และขอให้เลื่อนการลงคะแนนออกไปก่อน',
} as const;

/** Letters and the byte of each, found by decoding all of them. */
function encode(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) {
    const decoded = decode(Uint8Array.of(byte, ...new Uint8Array(12)), encoding);
    if (decoded.ok) bytes.set(decoded.text[0] ?? '', byte);
  }
  return Uint8Array.from(text, letter => bytes.get(letter) ?? bytes.get(plain[letter] ?? '') ?? 0x3f);
}

const plain: Readonly<Record<string, string>> = { '’': "'" };

const cases: readonly (readonly [keyof typeof words, string])[] = [
  ['french', 'windows-1252 iso-8859-15 macintosh ibm850 ibm437 hp-roman8 ibm1140'],
  ['german', 'windows-1252 macintosh ibm850 ibm437 ibm273'],
  ['portuguese', 'windows-1252 macintosh ibm850 ibm860'],
  ['danish', 'windows-1252 macintosh ibm850 ibm865'],
  ['polish', 'windows-1250 iso-8859-2 ibm852 x-mac-ce'],
  ['czech', 'windows-1250 iso-8859-2 ibm852 x-mac-ce'],
  ['lithuanian', 'windows-1257 iso-8859-4 ibm775'],
  ['turkish', 'windows-1254 ibm857 x-mac-turkish'],
  ['russian', 'windows-1251 koi8-r iso-8859-5 ibm866 ibm855 x-mac-cyrillic'],
  ['ukrainian', 'windows-1251 koi8-u ibm1125'],
  ['greek', 'windows-1253 iso-8859-7 ibm737 ibm869 x-mac-greek'],
  ['hebrew', 'windows-1255 iso-8859-8 ibm862'],
  ['arabic', 'windows-1256 iso-8859-6 ibm720'],
  ['thai', 'windows-874'],
].flatMap(([language, encodings]) =>
  (encodings ?? '').split(' ').map(encoding => [language as keyof typeof words, encoding] as const),
);

describe('what letters say of an encoding', () => {
  it.each(cases)('%s in %s', (language, encoding) => {
    const bytes = encode(words[language], encoding);
    const detected = detectEncoding(bytes);
    expect(decode(bytes, detected.encoding)).toEqual(decode(bytes, encoding));
    expect(detected.confidence).not.toBe('certain');
  });

  it('knows Japanese, Chinese and Korean by their characters', () => {
    // 「委員会は予算案を審議した。」 in EUC-JP, Shift_JIS; the like in GB2312 and EUC-KR.
    const samples = [
      ['b0d1b0f7b2f1a4cfcdbdbbbbb0c6a4f2bfb3b5c4a4b7a4bfa1a3', 'euc-jp'],
      ['88cf88f589ef82cd975c8e5a88c482f0905290b582b582bd8142', 'shift_jis'],
      ['ceafd4b1bbe1b6d4d4a4cbe3bdf8d0d0c1cbc9f3d2e9a1a3', 'gb18030'],
      ['c0a7bff8c8b8b4c220bfb9bbeabec8c0bb20bdc9c0c7c7dfb4d9', 'euc-kr'],
    ] as const;
    for (const [hex, encoding] of samples) {
      const bytes = Uint8Array.from(hex.match(/../g) ?? [], byte => Number.parseInt(byte, 16));
      expect(detectEncoding(bytes).encoding, encoding).toBe(encoding);
    }
  });

  it('takes a single accent for one of the language around it', () => {
    const bytes = Uint8Array.from('First part of the café. Second line, centred.', letter =>
      letter.charCodeAt(0),
    );
    expect(detectEncoding(bytes)).toMatchObject({ encoding: 'windows-1252', confidence: 'guess' });
  });

  it('calls it a guess where another encoding gives nearly as good a text', () => {
    const bytes = Uint8Array.from('Price: x 20', character =>
      character === 'x' ? 0xa4 : character.charCodeAt(0),
    );
    expect(detectEncoding(bytes).confidence).toBe('guess');
  });
});

describe('encodings in seven bits', () => {
  const ascii = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

  it.each([
    ['hz', '~{VPND~} text', '中文 text'],
    ['iso-2022-kr', '\x1b$)C\x0e:9@G\x0f text', '복의 text'],
    ['utf-7', 'caf+AOk- text', 'café text'],
    ['utf-7', '1 +- 1 is caf+AOk-', '1 + 1 is café'],
  ])('reads %s', (encoding, source, text) => {
    expect(decode(ascii(source), encoding)).toEqual({ ok: true, text, replacements: 0 });
    if (!source.includes('+-')) expect(detectEncoding(ascii(source)).encoding).toBe(encoding);
  });

  it.each(['Call +420-123 or +100-.', 'C+some- thing', 'A ~{brace}', 'x+y-z'])(
    'takes %s for the plain text that it is',
    source => expect(detectEncoding(ascii(source)).encoding).toBe('utf-8'),
  );

  it('reads Johab by its syllables', () => {
    const bytes = Uint8Array.from([0xd0, 0x65, 0x8b, 0x69, 0x20, 0xd9, 0x31]);
    expect(decode(bytes, 'johab')).toMatchObject({ ok: true, text: '한글 \u3000' });
  });
});
