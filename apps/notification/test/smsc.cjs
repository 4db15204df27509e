// A mobile network's message centre over SMPP, as a process of its own: it says on standard output what it was handed, and
// does what it is told on standard input, one JSON line each.
const smpp = require('smpp');
const readline = require('node:readline');

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let next = 1;
/** What is answered to the next messages: numbers are statuses, 'hang' is nothing, 'die' ends the link. */
const answers = [];
let live;

const textOf = (pdu) => {
  const { message, udh } = pdu.short_message;
  const header = udh ? [...Buffer.concat([].concat(udh).map((one) => Buffer.from(one)))] : [];
  return { text: String(message), header };
};

const server = smpp.createServer((session) => {
  session.on('error', () => session.destroy());
  session.on('bind_transceiver', (pdu) => {
    const known = pdu.system_id === 'civicline' && pdu.password === 'secret';
    session.send(pdu.response({ command_status: known ? 0 : smpp.ESME_RBINDFAIL }));
    if (known) live = session;
    say({ bound: known });
  });
  session.on('enquire_link', (pdu) => {
    session.send(pdu.response());
    say({ enquired: true });
  });
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    session.close();
    say({ unbound: true });
  });
  session.on('deliver_sm_resp', (pdu) => say({ taken: pdu.command_status }));
  session.on('submit_sm', (pdu) => {
    const answer = answers.shift() ?? 0;
    const id = `smsc-${next++}`;
    const { source_addr: from, destination_addr: to, data_coding: coding, registered_delivery: receipt } = pdu;
    say({ submitted: { id, from, to, coding, receipt, ton: pdu.source_addr_ton, ...textOf(pdu), answer } });
    if (answer === 'hang') return;
    if (answer === 'die') return session.destroy();
    session.send(pdu.response(answer === 0 ? { message_id: id } : { command_status: answer }));
  });
});

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const order = JSON.parse(line);
  if (order.answers) answers.push(...order.answers);
  if (order.receipt) {
    const { id, state } = order.receipt;
    live.deliver_sm({
      esm_class: smpp.ESM_CLASS.MC_DELIVERY_RECEIPT,
      short_message: `id:${id} sub:001 dlvrd:001 submit date:2611250400 done date:2611250401 stat:${state} err:000 text:`,
    });
  }
  if (order.write)
    live.deliver_sm({ source_addr: order.write.from, destination_addr: '1022', short_message: order.write.text });
  if (order.drop) live.destroy();
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => say({ port: server.address().port }));
