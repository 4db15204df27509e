/** Events out of the text of a stream, whole ones only; what is left over is the beginning of the next. */
export const readEvents = (text: string): { events: { event: string; data: string }[]; rest: string } => {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block) => {
    const lines = block.split('\n');
    const of = (name: string) =>
      lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim());
    const data = of('data');
    return data.length ? [{ event: of('event')[0] ?? 'message', data: data.join('\n') }] : [];
  });
  return { events, rest };
};
