import { readFileSync } from 'node:fs';
import { z } from 'zod';

const common = { name: z.string().regex(/^[a-z0-9-]{1,32}$/), perSecond: z.number().min(0).max(10_000).default(0) };
const overHttp = z.strictObject({
  ...common,
  kind: z.literal('http'),
  url: z.url(),
  apiKey: z.string().min(1),
  from: z.string().min(1).max(20),
});
const overSmpp = z.strictObject({
  ...common,
  kind: z.literal('smpp'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  tls: z.boolean().default(false),
  systemId: z.string().min(1).max(15),
  password: z.string().max(8),
  from: z.string().min(1).max(20),
});
const zalo = z.strictObject({
  ...common,
  url: z.url(),
  tokenUrl: z.url(),
  appId: z.string().min(1),
  secretKey: z.string().min(1),
  refreshToken: z.string().min(1),
  /** Of each of our templates and languages: Zalo's template, and which word of ours fills which of its parameters. */
  templates: z.record(
    z.string(),
    z.partialRecord(
      z.enum(['vi', 'en']),
      z.strictObject({ id: z.string().min(1), data: z.record(z.string(), z.string()) }),
    ),
  ),
});
const schema = z.strictObject({
  /** In the order in which they are asked. */
  sms: z.array(z.discriminatedUnion('kind', [overHttp, overSmpp])).min(1),
  zalo: zalo.optional(),
});

/** The providers, as a file names them. It holds keys: it is mounted as a secret is. */
export type ProvidersFile = z.infer<typeof schema>;
export type ZaloSettings = NonNullable<ProvidersFile['zalo']>;
export type SmppSettings = z.infer<typeof overSmpp>;

/** Reads the file. Throws with every fault by its path, and none of its values. */
export const readProvidersFile = (file: string): ProvidersFile => {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success)
    throw new Error(
      `${file}:\n${read.error.issues.map(({ path, message }) => `  - ${path.join('.')}: ${message}`).join('\n')}`,
    );
  const names = [...read.data.sms, ...(read.data.zalo ? [read.data.zalo] : [])].map(({ name }) => name);
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw new Error(`${file}: two providers are called ${twice}`);
  return read.data;
};
