import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/block.ts';
import { onPage } from '../../../src/model/place.ts';
import { doubtsOf } from '../../../src/proof/doubts.ts';
import { factsDocument } from '../../rules/facts-document.ts';

/** Facts as they were read, each from a cell of its own. */
function read(values: readonly { value: string; confidence: number; others?: readonly string[]; again?: string }[]) {
  const document = factsDocument(Object.fromEntries(values.map(({ value }, i) => [`expenditure/${20101 + i}/basic`, value])));
  const cells = document.facts.map((fact, i) => {
    const { confidence, others = [] } = values[i] ?? { confidence: 1 };
    const place = onPage(1, [50, 20 * i, 150, 20 * i + 10]);
    Object.assign(fact, { source: place, confidence });
    const recognition = { confidence, candidates: others.map((text) => ({ text, confidence: 0.05 })) };
    return { row: i, column: 0, rowSpan: 1, columnSpan: 1, text: fact.value, place, recognition };
  });
  const grid: Block = {
    kind: 'grid',
    origin: 'ruled',
    place: onPage(1, [0, 0, 200, 200]),
    rowCount: cells.length,
    columnCount: 1,
    cells,
    columnEdges: null,
    rowLengths: null,
    breakBefore: false,
  };
  const again = document.facts.flatMap(({ source }, i) => {
    const text = values[i]?.again;
    return text === undefined ? [] : [[source, [{ text, confidence: 0.4 }]] as const];
  });
  const { doubts, sure } = doubtsOf(document.facts, [grid], new Map(again));
  const short = (list: typeof doubts) => list.map(({ fact, alternatives }) => [fact.value, ...alternatives.map(({ value }) => value)]);
  return { doubts: short(doubts), sure: short(sure), pointed: doubts.map(({ pointed = null }) => pointed) };
}

const sure = (value: string) => ({ value, confidence: 0.99 });

describe('doubtsOf', () => {
  it('doubts what the readers were not sure of, and keeps the other readings of sure figures apart', () => {
    const { doubts, sure: others } = read([
      { value: '446.11', confidence: 0.7, others: ['146.11'] },
      { value: '12.30', confidence: 0.97, others: ['12.80'] },
      sure('7.00'),
    ]);
    expect(doubts).toEqual([['446.11', '146.11']]);
    expect(others).toEqual([['12.30', '12.80']]);
  });

  it('has what a figure was read as where it is printed again as another reading of it', () => {
    const { doubts } = read([{ value: '446.11', confidence: 0.5, others: ['446.14'], again: '416.11' }, sure('7.00')]);
    expect(doubts).toEqual([['446.11', '416.11', '446.14']]);
  });

  it('takes noise for a zero, too, where the table prints many', () => {
    const noise = { value: '11.81', confidence: 0.2 };
    expect(read([noise, sure('0.00'), sure('0.00'), sure('5.00')]).doubts).toEqual([['11.81', '0.00']]);
    expect(read([noise, sure('4.00'), sure('3.00'), sure('5.00')]).doubts).toEqual([['11.81']]);
    expect(read([{ ...noise, confidence: 0.8 }, sure('0.00'), sure('0.00')]).doubts).toEqual([['11.81']]);
  });

  it('doubts a zero without the decimals of its table as it was read: its point would change nothing', () => {
    const printed = Array.from({ length: 12 }, (_, i) => sure(`${i + 1}.25`));
    expect(read([sure('0'), ...printed]).pointed).toEqual([null]);
    expect(read([sure('191'), ...printed]).pointed).toEqual(['1.91']);
  });
});
