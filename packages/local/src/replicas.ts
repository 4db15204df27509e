/** The services; each may run several times, and so may the gateway. */
export const services = ['directory', 'scheduling', 'routing', 'notification', 'intake'] as const;

export type Service = (typeof services)[number];

/** Processes of each. */
export type Replicas = Readonly<Record<Service | 'gateway', number>>;

const most = 5;

const countOf = (text: string): number => {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most) throw new Error(`--replicas is 1 to ${most}`);
  return count;
};

const isKnown = (name: string): name is keyof Replicas =>
  name === 'gateway' || (services as readonly string[]).includes(name);

/**
 * Processes of each service: `3` is three of each, `scheduling=2,notification=3` are so many of those and one of each other. A
 * second gateway wants somebody in front who knows both, so it comes only when it is named. Throws what is wrong with any
 * other text.
 */
export const replicasOf = (text: string): Replicas => {
  const each = (count: number) => Object.fromEntries(services.map((name) => [name, count])) as Record<Service, number>;
  if (!text.includes('=')) return { ...each(countOf(text)), gateway: 1 };
  const replicas = { ...each(1), gateway: 1 };
  for (const part of text.split(',')) {
    const [name = '', count = ''] = part.split('=');
    if (!isKnown(name)) throw new Error(`--replicas knows ${services.join(', ')} and gateway; not ${name}`);
    replicas[name] = countOf(count);
  }
  return replicas;
};
