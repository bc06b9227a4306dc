import { describe, expect, it } from 'vitest';
import type { TextLine } from '../../../src/model/block.ts';
import { joinWrappedCaptions } from '../../../src/segment/wrapped-captions.ts';
import { dump } from './blocks.ts';

function joined(text: string): string[] {
  const lines = dump(text).filter((block): block is TextLine => block.kind === 'line');
  return joinWrappedCaptions(lines).map((line) => line.text);
}

describe('a caption that wraps within its unit', () => {
  it.each([
    ['部门：某某局  单位：\n元', ['部门：某某局  单位：元']],
    ['部门：某某局  金额单位：万\n元', ['部门：某某局  金额单位：万元']],
    ['部门：某某局  单\n位：万元', ['部门：某某局  单位：万元']],
    ['公开01表\n部门：某某局  单位\n：元', ['公开01表', '部门：某某局  单位：元']],
  ])('is whole: %j', (text, expected) => {
    expect(joined(text)).toEqual(expected);
  });

  it.each(['部门：某某局\n元', '单位：万元\n元', '单位：\n某某局', '部门：某某单位\n单位：元'])('leaves %j alone', (text) => {
    expect(joined(text)).toEqual(text.split('\n'));
  });
});
