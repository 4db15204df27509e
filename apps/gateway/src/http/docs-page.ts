interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: unknown }> };
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const operation = (
  method: string,
  path: string,
  op: Operation,
) => `<article><h3><code>${method.toUpperCase()}</code> ${escape(path)}</h3>
<p>${escape(op.summary ?? '')}${op.description ? ` <em>${escape(op.description)}</em>` : ''}</p>
${op.parameters?.length ? `<ul>${op.parameters.map((one) => `<li><code>${escape(one.name)}</code> in ${escape(one.in)}${one.required ? ', required' : ''}</li>`).join('')}</ul>` : ''}
${op.requestBody ? `<details><summary>Body</summary><pre>${escape(JSON.stringify(op.requestBody.content, null, 2))}</pre></details>` : ''}</article>`;

/** The API as a page to read, without a script. */
export const docsPage = (document: { info: { title: string; description?: string | undefined }; paths?: unknown }) => {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, Operation>>);
  const all = paths.flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, op]) => ({ method, path, op, tag: op.tags?.[0] ?? '' })),
  );
  const tags = [...new Set(all.map(({ tag }) => tag))];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Civicline API</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:860px;margin:0 auto;padding:24px;color:#16242e}article{border-top:1px solid #d5dde3;padding:8px 0}h3{font-size:17px;margin:8px 0}code{background:#e8eff3;padding:2px 6px;border-radius:4px}pre{background:#f2f5f7;padding:12px;overflow:auto}</style></head>
<body><main><h1>${escape(document.info.title)} API</h1><p>${escape(document.info.description ?? '')} <a href="/api/v1/openapi.json">openapi.json</a></p>
${tags
  .map(
    (tag) =>
      `<section><h2>${escape(tag)}</h2>${all
        .filter((one) => one.tag === tag)
        .map(({ method, path, op }) => operation(method, path, op))
        .join('')}</section>`,
  )
  .join('')}</main></body></html>`;
};
