/** The services that may run several times; the gateway is one. */
export const services = ['directory', 'scheduling', 'routing', 'notification', 'intake'] as const;

export type Service = (typeof services)[number];

const most = 5;

const countOf = (text: string): number => {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most) throw new Error(`--replicas is 1 to ${most}`);
  return count;
};

const isService = (name: string): name is Service => (services as readonly string[]).includes(name);

/**
 * Processes of each service: `3` is three of each, `scheduling=2,notification=3` are so many of those and one of each other. Throws
 * what is wrong with any other text.
 */
export const replicasOf = (text: string): Record<Service, number> => {
  const each = (count: number) => Object.fromEntries(services.map((name) => [name, count])) as Record<Service, number>;
  if (!text.includes('=')) return each(countOf(text));
  const replicas = each(1);
  for (const part of text.split(',')) {
    const [name = '', count = ''] = part.split('=');
    if (!isService(name)) throw new Error(`--replicas knows ${services.join(', ')}; not ${name}`);
    replicas[name] = countOf(count);
  }
  return replicas;
};
