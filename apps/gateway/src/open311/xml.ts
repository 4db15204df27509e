/** What an answer is made of: objects, lists and plain values. */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [name: string]: Tree };

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Control characters have no place in XML 1.0, however they are written.
const escaped = (text: string) =>
  [...text]
    .filter((sign) => sign >= ' ' || '\t\n\r'.includes(sign))
    .join('')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** Names of the items of a list by the list's own name. */
export type ItemNames = Readonly<Record<string, string>>;

const element = (name: string, value: Tree, items: ItemNames): string => {
  if (value === null) return `<${name}/>`;
  if (Array.isArray(value)) {
    const list = value as readonly Tree[];
    return `<${name}>${list.map((one) => element(items[name] ?? 'item', one, items)).join('')}</${name}>`;
  }
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  const inside = Object.entries(value).map(([key, one]) => element(key, one, items));
  return `<${name}>${inside.join('')}</${name}>`;
};

/** A document of GeoReport's XML. */
export const toXml = (root: string, value: Tree, items: ItemNames): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, items)}\n`;

const known: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plainText = (text: string): string | undefined => {
  let whole = true;
  const read = text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,32});?/gi, (entity, name: string) => {
    const code = name.startsWith('#') ? Number(name.replace('#x', '0x').replace('#X', '0x').replace('#', '')) : NaN;
    const sign = Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : known[name];
    if (sign === undefined || !entity.endsWith(';')) whole = false;
    return sign ?? '';
  });
  return whole && !/&(?![^&]*;)/.test(text) ? read : undefined;
};

const field = /\s*<([a-z_]{1,40})(?:\s+code="([\w.-]{1,64})")?\s*(?:\/>|>([^<]*)<\/\1\s*>)/y;

/**
 * The fields of a flat document: one element around elements with text, `attribute` with its code. Undefined for whatever else
 * there may be: a document type, an entity of one's own, CDATA, nesting. A parser that knows none of it cannot be misled by it.
 */
export const readFlatXml = (document: string): URLSearchParams | undefined => {
  const [, root, inside] =
    /^\uFEFF?\s*(?:<\?xml[^?<>]{0,100}\?>)?\s*<([a-z_]{1,40})>([^]*)<\/\1\s*>\s*$/.exec(document) ?? [];
  if (!root || inside === undefined) return undefined;
  const fields = new URLSearchParams();
  field.lastIndex = 0;
  let end = 0;
  for (let found = field.exec(inside); found; found = field.exec(inside)) {
    end = field.lastIndex;
    const [, name = '', code, text = ''] = found;
    const value = plainText(text);
    if (value === undefined) return undefined;
    fields.append(code === undefined ? name : `${name}[${code}]`, value);
  }
  return inside.slice(end).trim() ? undefined : fields;
};
