import { describe, expect, it } from 'vitest';
import { mendedCaption } from '../../../src/repair/recognised-captions.ts';

describe('mendedCaption', () => {
  it.each([
    ['单位+万元', '单位:万元'],
    ['金额单位. 元', '金额单位:元'],
    ['部门;某局', '部门:某局'],
    ['部门; 某局  单位+万元', '部门:某局  单位:万元'],
    ['编制单位·某局', '编制单位:某局'],
  ])('puts the colon of %s right', (read, printed) => {
    expect(mendedCaption(read)).toBe(printed);
  });

  it('leaves units, names and sentences as they are', () => {
    for (const text of ['单位:五元', '单位：万元', '部门：某局', '单位1家万元户', '行政事业单位、社会团体', '本部门，某局'])
      expect(mendedCaption(text)).toBe(text);
  });
});
