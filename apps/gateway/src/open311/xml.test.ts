import fc from 'fast-check';
import { readFlatXml, toXml } from './xml';

const read = (document: string) => {
  const fields = readFlatXml(document);
  return fields && Object.fromEntries(fields);
};

it('reads the fields of a flat document', () => {
  expect(
    read(
      '<?xml version="1.0" encoding="utf-8"?>\n<service_request>\n <service_code>land</service_code>' +
        '<description>Đất &amp; nhà &#x1F3E0;</description><attribute code="unit">26041</attribute><email/></service_request>\n',
    ),
  ).toEqual({ service_code: 'land', description: 'Đất & nhà 🏠', 'attribute[unit]': '26041', email: '' });
});

it.each([
  '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><description>&x;</description></r>',
  '<r><!DOCTYPE r><description>x</description></r>',
  '<r><description>&x;</description></r>',
  '<r><description>&amp</description></r>',
  '<r><description><![CDATA[x]]></description></r>',
  '<r><description><b>x</b></description></r>',
  '<r><?php x ?><description>x</description></r>',
  '<r><description>x</other></r>',
  '<r><description>x</description>',
  '{"service_code":"land"}',
  '',
])('refuses %s', (document) => {
  expect(readFlatXml(document)).toBeUndefined();
});

it('what is written is read back, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const kept = [...text].filter((sign) => sign >= ' ' || '\t\n\r'.includes(sign)).join('');
      expect(read(toXml('r', { description: text }, {}))).toEqual({ description: kept });
    }),
  );
});
