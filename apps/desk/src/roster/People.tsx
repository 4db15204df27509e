import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from './week';

const nobody: Person = { id: '', name: '', number: '' };

/** Who can be put on duty; whoever is added is known once they have a shift. */
export const People = ({ people, onAdd }: { people: readonly Person[]; onAdd: (one: Person) => void }) => {
  const { t } = useTranslation();
  const [fresh, setFresh] = useState(nobody);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd({ id: fresh.id.trim(), name: fresh.name.trim(), number: fresh.number.trim() });
    setFresh(nobody);
  };
  const field = (name: keyof Person, type = 'text') => ({
    label: t(`duty.person.${name}`),
    size: 'sm',
    required: true,
    type,
    maxLength: 100,
    value: fresh[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFresh({ ...fresh, [name]: event.currentTarget.value }),
  });
  return (
    <form className="card" onSubmit={submit} aria-label={t('duty.people')}>
      <Title order={2} size="h4">
        {t('duty.people')}
      </Title>
      <Text size="sm" className="soft" mb="xs">
        {people.length ? people.map(({ name, number }) => `${name} (${number})`).join(' · ') : t('duty.noPeople')}
      </Text>
      <Group align="flex-end" gap="sm" className="stretch">
        <TextInput {...field('name')} />
        <TextInput {...field('id')} />
        <TextInput {...field('number', 'tel')} />
        <Button type="submit" size="sm" variant="default">
          {t('duty.add')}
        </Button>
      </Group>
    </form>
  );
};
