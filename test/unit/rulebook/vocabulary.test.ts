import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/rulebook/rulebook-error.ts';
import { ECONOMIC_CODE, FUNCTIONAL_CODE, readVocabulary } from '../../../src/rulebook/vocabulary.ts';

const HEADER = 'code,name,current,from,to,source';

function read(rows: string[], shape = FUNCTIONAL_CODE) {
  const problems: Problem[] = [];
  const entries = readVocabulary([HEADER, ...rows].join('\n'), { file: 'v.csv', shape }, problems);
  return { entries, lines: problems.map(({ place, message }) => `${place}: ${message}`) };
}

describe('readVocabulary', () => {
  it('puts the current name first, whatever the order of the rows', () => {
    const { entries, lines } = read([
      '208,社会保障和就业支出,yes,,,a',
      '20805,行政事业单位离退休,no,,2019,a',
      '20805,行政事业单位养老支出,yes,2020,,a',
    ]);
    expect(lines).toEqual([]);
    expect(entries.get('20805')).toEqual({
      code: '20805',
      names: ['行政事业单位养老支出', '行政事业单位离退休'],
      terms: [
        { name: '行政事业单位养老支出', current: true, from: 2020, to: null },
        { name: '行政事业单位离退休', current: false, from: null, to: 2019 },
      ],
    });
  });

  it('allows a code without a current name and the same name under two codes', () => {
    const { entries, lines } = read([
      '229,其他支出,yes,,,a',
      '22999,其他支出,yes,,,a',
      '20110,人力资源事务,no,,,a',
      '201,一般公共服务支出,yes,,,a',
    ]);
    expect(lines).toEqual([]);
    expect(entries.size).toBe(4);
  });

  it.each([
    ['2080,四位,yes,,,a', '2: code 2080 must have 3, 5 or 7 digits that begin with 2'],
    ['301,工资福利支出,yes,,,a', '2: code 301 must have 3, 5 or 7 digits that begin with 2'],
    ['208,,yes,,,a', '2: name must not be empty'],
    ['208,名,maybe,,,a', '2: current must be yes or no'],
    ['208,名,no,19,,a', '2: from and to must be years or empty'],
    ['208,名,no,2020,2019,a', '2: to must not be before from'],
    ['208,名,yes,,2019,a', '2: to must be empty for a current name'],
    ['208,名,yes,,,', '2: source must say where the name comes from'],
    ['208,名,yes', '2: 3 cells, expected 6: quote a name that has a comma'],
    ['208,"名,yes,,,a', '2: quotes are not balanced'],
  ])('names line and reason of a bad row: %s', (row, expected) => {
    expect(read([row]).lines).toEqual([expected]);
  });

  it('reports a name that stands twice, brackets and blanks aside', () => {
    expect(read(['210,公立医院（总）,yes,,,a', '210,公立医院 (总),no,,,a']).lines).toEqual([
      '3: 210 公立医院 (总) stands here twice: remove one row',
    ]);
  });

  it('reports two current names of one code', () => {
    expect(read(['210,卫生健康支出,yes,,,a', '210,医疗卫生支出,yes,,,a']).lines).toEqual(['3: 210 has two current names: set one to no']);
  });

  it('reports a code without parent at its first row', () => {
    expect(read(['30101,基本工资,yes,,,a'], ECONOMIC_CODE).lines).toEqual(['2: code 30101 has no parent: add a row for 301']);
  });

  it('reports a wrong header and reads nothing', () => {
    const problems: Problem[] = [];
    expect(readVocabulary('name,code\n名,208', { file: 'v.csv', shape: FUNCTIONAL_CODE }, problems).size).toBe(0);
    expect(problems).toEqual([{ file: 'v.csv', place: '1', message: `the header must be ${HEADER}` }]);
  });
});
