import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../scripts/generate/layouts/text.ts';
import { makeDisclosure } from '../../../scripts/generate/make-disclosure.ts';
import { read } from '../../support/reading.ts';

const LIMIT = { timeout: 60_000 };
const disclosure = makeDisclosure({ seed: 6, family: 'sichuan' });
const { unitName, entityKind } = disclosure.style;
const CLEAN = layoutText(disclosure, { tables: 'tabs', captions: 'lines', cutAfter: 0, contents: 'dots' });
const LABEL = `${entityKind}：${unitName}`;

/** What the log says of names where the third table bears another one. */
async function told(name: string): Promise<string[]> {
  const at = CLEAN.indexOf(LABEL, CLEAN.indexOf('公开03表'));
  const text = `${CLEAN.slice(0, at)}${entityKind}：${name}${CLEAN.slice(at + LABEL.length)}`;
  const { anomalies } = await read(new TextEncoder().encode(text));
  return anomalies.flatMap(({ rule, severity, actual }) => (rule === 'identity/unit-name' ? [`${severity} ${actual}`] : []));
}

describe('the name over one of the tables', LIMIT, () => {
  it.each([
    ['lost a character', `${unitName.slice(0, 3)}${unitName.slice(4)}`],
    ['lost its last character', unitName.slice(0, -1)],
    ['is that of another unit, in a family that prints a form under two titles', `${unitName.slice(0, 3)}人民医院`],
  ])('%s', async (_, name) => expect(await told(name)).toEqual([`error ${name}`]));

  it('is the right one, or has the name of the department before it', async () => {
    expect(await told(unitName)).toEqual([]);
    expect(await told(`石桥市${unitName}`)).toEqual([]);
  });
});
