import type { EventType } from './event-types';
import { eventTypes, topics } from './event-types';
import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
} from './generated/google/protobuf/descriptor';
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorSet,
} from './generated/google/protobuf/descriptor';
import { schemaBytes } from './schema';

type Json = Readonly<Record<string, unknown>>;

interface Described {
  readonly message: DescriptorProto;
  /** Comments of the contract: on the message (''), and on its fields by name. */
  readonly comments: ReadonlyMap<string, string>;
}

interface Contracts {
  readonly messages: ReadonlyMap<string, Described>;
  /** Names of an enumeration's values. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** Numbers of the fields of FileDescriptorProto and DescriptorProto that lead to a comment. */
const messageTypes = 4;
const fields = 2;

const valueNames = ({ value }: EnumDescriptorProto) => value.map(({ name }) => name ?? '');
/** Without the dot before a full name. */
const fullName = ({ typeName = '' }: FieldDescriptorProto) => typeName.replace(/^\./, '');

const readContracts = (): Contracts => {
  const messages = new Map<string, Described>();
  const enums = new Map<string, readonly string[]>();
  const visit = (scope: string, message: DescriptorProto, comments: ReadonlyMap<string, string>) => {
    const name = `${scope}.${message.name}`;
    messages.set(name, { message, comments });
    for (const one of message.enumType) enums.set(`${name}.${one.name}`, valueNames(one));
    for (const nested of message.nestedType) visit(name, nested, new Map());
  };
  for (const file of FileDescriptorSet.decode(schemaBytes()).file) {
    const told = new Map(
      (file.sourceCodeInfo?.location ?? []).map(({ path, leadingComments }) => [
        path.join('.'),
        leadingComments?.trim() ?? '',
      ]),
    );
    for (const one of file.enumType) enums.set(`${file.package}.${one.name}`, valueNames(one));
    file.messageType.forEach((message, index) => {
      const at = `${messageTypes}.${index}`;
      const comments = message.field.map(
        ({ name = '' }, n) => [name, told.get(`${at}.${fields}.${n}`) ?? ''] as [string, string],
      );
      visit(file.package ?? '', message, new Map([['', told.get(at) ?? ''], ...comments]));
    });
  }
  return { messages, enums };
};

const { BOOL, BYTES, DOUBLE, FLOAT, STRING } = FieldDescriptorProto_Type;
const { INT64, UINT64, SINT64, FIXED64, SFIXED64 } = FieldDescriptorProto_Type;
const simple = new Map<FieldDescriptorProto_Type, Json>([
  [BOOL, { type: 'boolean' }],
  [STRING, { type: 'string' }],
  [BYTES, { type: 'string', format: 'byte' }],
  ...[DOUBLE, FLOAT].map((type) => [type, { type: 'number' }] as const),
  ...[INT64, UINT64, SINT64, FIXED64, SFIXED64].map(
    (type) => [type, { type: 'string', pattern: '^-?[0-9]+$' }] as const,
  ),
]);

const described = (schema: Json, comment: string | undefined): Json =>
  comment ? { ...schema, description: comment.replace(/\s*\n\s*/g, ' ') } : schema;

/** The JSON form of messages (protobuf's own mapping), each that is met once, under its full name. */
const schemasOf = (contracts: Contracts, roots: readonly string[]) => {
  const schemas: Record<string, Json> = {};
  const refTo = (name: string): Json => {
    if (name === 'google.protobuf.Timestamp') return { type: 'string', format: 'date-time' };
    if (!schemas[name]) {
      schemas[name] = {};
      schemas[name] = messageSchema(name);
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const valueOf = (field: FieldDescriptorProto): Json => {
    const { type } = field;
    const name = fullName(field);
    if (type === FieldDescriptorProto_Type.MESSAGE) return refTo(name);
    if (type === FieldDescriptorProto_Type.ENUM)
      return { type: 'string', examples: (contracts.enums.get(name) ?? []).slice(1) };
    return (type && simple.get(type)) ?? { type: 'integer' };
  };
  const fieldOf = (field: FieldDescriptorProto): Json => {
    if (field.label !== FieldDescriptorProto_Label.REPEATED) return valueOf(field);
    const entry = contracts.messages.get(fullName(field))?.message;
    const value = entry?.options?.mapEntry ? entry.field.find(({ name }) => name === 'value') : undefined;
    return value ? { type: 'object', additionalProperties: valueOf(value) } : { type: 'array', items: valueOf(field) };
  };
  const messageSchema = (name: string): Json => {
    const found = contracts.messages.get(name);
    if (!found) throw new Error(`${name} is not in the contracts`);
    const { message, comments } = found;
    const properties = message.field.map((field) => [
      field.jsonName,
      described(fieldOf(field), comments.get(field.name ?? '')),
    ]);
    return described({ type: 'object', properties: Object.fromEntries(properties) }, comments.get(''));
  };
  roots.forEach(refTo);
  return schemas;
};

const attribute = (about: string, more: Json = {}): Json => ({ type: 'string', description: about, ...more });

/** CloudEvents' attributes as Kafka headers (binary mode). */
const headersOf = (type: EventType): Json => ({
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_dataschema', 'content-type'],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: attribute('Unique: remember it, delivery is at least once'),
    ce_type: { const: type },
    ce_source: attribute('The service that announces it', { examples: ['/scheduling'] }),
    ce_subject: attribute('The id of what it is about, which is the key of the record'),
    ce_time: attribute('When it happened', { format: 'date-time' }),
    ce_dataschema: { const: eventTypes[type].schema },
    'content-type': { const: 'application/protobuf' },
    traceparent: attribute('W3C trace context, when there is one'),
  },
});

/** The same event as webhooks tell it (structured mode). */
const envelopeOf = (type: EventType): Json => ({
  type: 'object',
  required: ['specversion', 'id', 'type', 'source', 'time', 'datacontenttype', 'dataschema', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: attribute('Unique; the header webhook-id'),
    type: { const: type },
    source: attribute('The service that announces it'),
    subject: attribute('The id of what it is about'),
    time: attribute('When it happened', { format: 'date-time' }),
    datacontenttype: { const: 'application/json' },
    dataschema: { const: eventTypes[type].schema },
    data: { $ref: `#/components/schemas/${eventTypes[type].schema}` },
  },
});

const webhookHeaders: Json = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': attribute('The id of the event'),
    'webhook-timestamp': attribute('Seconds since 1970'),
    'webhook-signature': attribute('Standard Webhooks: v1, HMAC-SHA256 in base64; several with spaces'),
  },
};

const about = `What happens at a province’s citizen hotline, told to everybody else’s systems: over the Kafka protocol as
CloudEvents in binary mode with protobuf, or over HTTP as signed webhooks with the same events in JSON. No event holds personal
data. Contracts only grow: skip a type that you do not know, keep a field that you do not understand.`;

/** Every event of the contracts, as AsyncAPI 3.0. `publicUrl` is where people reach the hotline. */
export const asyncApi = (publicUrl: string): Json => {
  const types = Object.keys(eventTypes) as EventType[];
  const contracts = readContracts();
  const ofTopic = (topic: string) => types.filter((type) => eventTypes[type].topic === topic);
  const named = Object.entries(topics).filter(([, topic]) => ofTopic(topic).length);
  const refs = (of: readonly EventType[], kind: string) =>
    Object.fromEntries(of.map((type) => [type, { $ref: `#/components/messages/${kind}${type}` }]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Civicline events',
      version: '1.0.0',
      description: about,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      externalDocs: { description: 'The API', url: `${publicUrl}/api/docs` },
    },
    defaultContentType: 'application/protobuf',
    servers: {
      kafka: { host: 'localhost:9092', protocol: 'kafka', description: 'The brokers that the operator names' },
    },
    channels: {
      ...Object.fromEntries(
        named.map(([name, topic]) => [
          name,
          {
            address: topic,
            description: 'Keyed by the id of what an event is about: events of one key keep their order',
            servers: [{ $ref: '#/servers/kafka' }],
            messages: refs(ofTopic(topic), ''),
            bindings: { kafka: { topic, bindingVersion: '0.5.0' } },
          },
        ]),
      ),
      webhook: {
        description: 'The address that a webhook was made with (POST /api/v1/webhooks)',
        servers: [],
        messages: refs(types, 'webhook.'),
      },
    },
    operations: {
      ...Object.fromEntries(
        named.map(([name]) => [
          `announce-${name}`,
          { action: 'send', summary: `Announces on ${name}`, channel: { $ref: `#/channels/${name}` } },
        ]),
      ),
      'tell-webhook': {
        action: 'send',
        summary: 'Tells a system of an event that it asked for',
        channel: { $ref: '#/channels/webhook' },
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      messages: {
        ...Object.fromEntries(
          types.map((type) => [
            type,
            {
              name: type,
              title: type,
              contentType: 'application/protobuf',
              headers: headersOf(type),
              payload: { $ref: `#/components/schemas/${eventTypes[type].schema}` },
              bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
            },
          ]),
        ),
        ...Object.fromEntries(
          types.map((type) => [
            `webhook.${type}`,
            {
              name: type,
              title: type,
              contentType: 'application/cloudevents+json',
              headers: webhookHeaders,
              payload: envelopeOf(type),
            },
          ]),
        ),
      },
      schemas: schemasOf(contracts, [...new Set(types.map((type) => eventTypes[type].schema))]),
    },
  };
};
