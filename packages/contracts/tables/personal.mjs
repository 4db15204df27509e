// What the contracts mark as personal, as a table that masking reads.
import { getOption, hasOption, ScalarType } from '@bufbuild/protobuf';

/** A field with such a word in its name may tell something about a person, and says whether it does. */
const sounds =
  /(^|_)(name|names|phone|number|email|address|notes?|text|words|question|answer|reply|comment|reason|recipient|contact|person|citizen|proof|key|secret|content|body|sound|birth|search|query|message|dossier)(_|$)/;
/** Our own ids and codes are stable and not personal. */
const isOurs = /(^|_)(id|ids|code|codes)$/;
const texts = [ScalarType.STRING, ScalarType.BYTES];

const messagesOf = (registry) =>
  [...registry].filter(({ kind, typeName }) => kind === 'message' && typeName.startsWith('civicline.'));
const markOf = (registry) => registry.getExtension('civicline.common.v1.personal');
const holdsText = ({ fieldKind, scalar, listKind, mapKind }) =>
  texts.includes(scalar) && (fieldKind === 'scalar' || listKind === 'scalar' || mapKind === 'scalar');

/** Fields that sound personal and do not say whether they are. */
export const unsaid = (registry) => {
  const mark = markOf(registry);
  return messagesOf(registry).flatMap(({ typeName, fields }) =>
    fields
      .filter((field) => holdsText(field) && sounds.test(field.name) && !isOurs.test(field.name))
      .filter((field) => !hasOption(field, mark))
      .map(({ name }) => `${typeName}.${name}`),
  );
};

/** For each message that holds something personal: its marked fields with their kinds, and the messages in it that hold some. */
export const personalTable = (registry) => {
  const mark = markOf(registry);
  const { values } = registry.getEnum('civicline.common.v1.Personal');
  const kinds = new Map(
    values
      .filter(({ name }) => name !== 'PERSONAL_UNSPECIFIED' && name !== 'PERSONAL_NONE')
      .map(({ number, name }) => [number, name.replace('PERSONAL_', '').toLowerCase().replaceAll('_', ' ')]),
  );
  const messages = messagesOf(registry);
  const marked = new Map(
    messages.map(({ typeName, fields }) => [
      typeName,
      fields.flatMap((field) => {
        const kind = kinds.get(getOption(field, mark));
        return kind ? [[field.jsonName, kind]] : [];
      }),
    ]),
  );
  const holding = new Set([...marked].filter(([, fields]) => fields.length).map(([name]) => name));
  const within = ({ fields }) =>
    fields.flatMap((field) => (holding.has(field.message?.typeName) ? [[field.jsonName, field.message.typeName]] : []));
  for (let before = -1; before !== holding.size;) {
    before = holding.size;
    for (const message of messages) if (within(message).length) holding.add(message.typeName);
  }
  return {
    kinds: [...kinds.values()],
    messages: Object.fromEntries(
      messages
        .filter(({ typeName }) => holding.has(typeName))
        .map((message) => [
          message.typeName,
          { marked: Object.fromEntries(marked.get(message.typeName)), within: Object.fromEntries(within(message)) },
        ]),
    ),
  };
};
