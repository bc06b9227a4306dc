/**
 * The resource `documents`: one row per document, with the attributes of contract §4. Not among the contract's CSV files;
 * NDJSON, Parquet and the databases have it.
 */
import type { Document } from '../model/document.ts';
import { documentResource } from './resource.ts';

export const DOCUMENTS = documentResource<Document>({
  name: 'documents',
  title: '文档',
  columns: [
    { name: 'sha256', type: 'string', title: '文件摘要', value: (d) => d.sha256 },
    { name: 'bytes', type: 'integer', title: '字节数', value: (d) => d.bytes },
    { name: 'mediaType', type: 'string', title: '文件类型', value: (d) => d.mediaType },
    { name: 'encoding', type: 'string', title: '文字编码', value: (d) => d.encoding },
    { name: 'documentKind', type: 'string', title: '文档种类', value: (d) => d.documentKind },
    { name: 'title', type: 'string', title: '标题', value: (d) => d.title },
    { name: 'entityKind', type: 'string', title: '部门或单位', value: (d) => d.entityKind },
    { name: 'publishedOn', type: 'string', title: '公开日期', value: (d) => d.publishedOn },
    { name: 'formFamily', type: 'string', title: '表样', value: (d) => d.formFamily },
    { name: 'pages', type: 'integer', title: '页数', value: (d) => d.pages },
  ],
  items: ({ document }) => [document],
});
