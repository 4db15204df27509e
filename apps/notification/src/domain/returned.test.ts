import { readReturned } from './returned';

const report = (...fields: string[]) =>
  ['Reporting-MTA: dns; mx.example.vn', 'Arrival-Date: Wed, 25 Nov 2026 11:00:00 +0700', '', ...fields, ''].join(
    '\r\n',
  );

it.each([
  ['5.1.1', true],
  ['5.1.10', true],
  ['5.2.1', true],
  ['5.2.2', false],
  ['5.7.1', false],
  ['4.4.7', false],
])('failed with %s; nobody is there any more: %s', (status, gone) => {
  expect(
    readReturned(
      report(
        'Final-Recipient: rfc822;an@example.vn',
        'Action: failed',
        `Status: ${status} (mailbox)`,
        'Remote-MTA: dns;mx',
      ),
    ),
  ).toEqual({ kind: 'failed', status, gone });
});

it('reads fields in any case, over several lines, with line ends of any kind', () => {
  const text = report('FINAL-RECIPIENT: rfc822;', '  an@example.vn', 'ACTION:', ' Failed', 'status:5.1.1');
  for (const one of [text, text.replaceAll('\r\n', '\n')])
    expect(readReturned(one)).toEqual({ kind: 'failed', status: '5.1.1', gone: true });
});

it('says nothing of what is still tried, relayed or unreadable; failed without a status is failed', () => {
  for (const action of ['delayed', 'relayed', 'expanded', 'sulking'])
    expect(readReturned(report(`Action: ${action}`, 'Status: 4.4.1'))).toEqual({ kind: 'nothing' });
  for (const text of ['', 'no report at all', 'Status: 5.1.1']) expect(readReturned(text)).toEqual({ kind: 'nothing' });
  expect(readReturned(report('Action: failed'))).toEqual({ kind: 'failed', status: '5.0.0', gone: false });
  expect(readReturned(report('Action: delivered', 'Status: 2.0.0'))).toEqual({ kind: 'delivered' });
});
