import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FieldDescriptorProto_Type, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { eventTypes, schemaBytes } from '../src';
import { personalMessages } from '../src/personal';
import { personalTable, unsaid } from '../tables/personal.mjs';

const contracts = () => fromBinary(FileDescriptorSetSchema, schemaBytes());

/** The contracts as they would be if a message had no marks. */
const without = (typeName: string) => {
  const set = contracts();
  for (const file of set.file)
    for (const message of file.messageType)
      if (`${file.package}.${message.name}` === typeName) for (const field of message.field) delete field.options;
  return createFileRegistry(set);
};

it('the table says what the contracts mark', () => {
  expect(personalTable(createFileRegistry(contracts())).messages).toEqual(personalMessages);
});

it('a field that sounds personal says whether it is', () => {
  expect(unsaid(createFileRegistry(contracts()))).toEqual([]);
  expect(unsaid(without('civicline.scheduling.v1.Citizen'))).toEqual(
    ['name', 'phone', 'email'].map((field) => `civicline.scheduling.v1.Citizen.${field}`),
  );
});

it('a new field that sounds personal is found, in a list and in a map, and our own ids are not', () => {
  const set = contracts();
  const file = set.file.find(({ name }) => name.endsWith('scheduling.proto'));
  const citizen = file?.messageType.find(({ name }) => name === 'Citizen');
  const [model] = citizen?.field ?? [];
  for (const [index, name] of ['mother_name', 'home_address', 'phone_id', 'visits'].entries())
    citizen?.field.push({
      ...(model as NonNullable<typeof model>),
      ...{
        name,
        jsonName: name,
        number: 900 + index,
        type: FieldDescriptorProto_Type.STRING,
        options: undefined as never,
      },
    });
  expect(unsaid(createFileRegistry(set))).toEqual([
    'civicline.scheduling.v1.Citizen.mother_name',
    'civicline.scheduling.v1.Citizen.home_address',
  ]);
});

it('no event holds anything personal: what is told to others needs no masking', () => {
  const schemas = Object.values(eventTypes).map(({ schema }) => schema as string);
  expect(schemas.filter((schema) => schema in personalMessages)).toEqual([]);
});
