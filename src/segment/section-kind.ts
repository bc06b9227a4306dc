/**
 * What a section is about, from its title; children take their parent's kind unless their title says otherwise.
 *
 * Source: contract §7; titles of the disclosures of a dozen provinces.
 */
import type { SectionKind } from '../model/section.ts';

const GLOSSARY = /名词(?:解释|说明|术语)|术语解释|专业名词|专用名词|名词$/;
const ATTACHMENT = /^附(?:件|表|录)|附(?:件|表|录)$|自评(?:价)?(?:报告|表)|评价(?:报告|表)(?:$|\()|评价自评表/;
const TABLES =
  /决算(?:总|明细|公开|情况|报)?表(?:格)?(?:$|\()|决算报表|(?:公开|统计)(?:报)?表(?:$|\()|预算(?:总|明细|公开)?表(?:$|\()|收支(?:总|预算)表$/;
const NARRATIVE =
  /情况(?:的|具体|总体)?说明|(?:决算|预算|收支|收入|支出|经费|拨款|执行|采购|资产|绩效|资金)[^表]*(?:情况|说明|分析)|(?:情况|数据|决算|执行)分析|需要说明的|重要事项/;
const OVERVIEW = /概况|概述|职责|职能|机构|基本情况|基本信息|单位构成|人员(?:情况|构成|编制)|部门简介|单位简介|主要工作/;
/** Words that let a title under an overview be narrative all the same. */
const ACCOUNTS = /决算|收支|经费支出|预算执行/;

/**
 * @param title as kept in the section
 * @param parent kind of the section around it; null for a root
 */
export function sectionKind(title: string, parent: SectionKind | null): SectionKind {
  if (GLOSSARY.test(title)) return 'glossary';
  const own = ownKind(title);
  if (parent === null || parent === 'other') return own ?? parent ?? 'other';
  if (own === 'tables' && parent === 'attachment') return own;
  if (own === 'attachment' && /^附(?:件|表|录)/.test(title)) return own;
  if (own === 'narrative' && parent === 'overview' && ACCOUNTS.test(title) && !/单位构成/.test(title)) return own;
  return parent;
}

function ownKind(title: string): SectionKind | null {
  if (ATTACHMENT.test(title)) return 'attachment';
  if (TABLES.test(title)) return 'tables';
  if (/机构|单位构成|职[责能]/.test(title)) return 'overview';
  if (NARRATIVE.test(title)) return 'narrative';
  return OVERVIEW.test(title) ? 'overview' : null;
}
