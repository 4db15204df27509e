import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** How a citizen finds what is theirs: by its code, and by the number that they gave, which proves it. */
export const CodeAndPhone = ({
  codeLabel,
  findLabel,
  code,
  phone,
  busy,
  onChange,
  onFind,
}: {
  codeLabel: string;
  findLabel: string;
  code: string;
  phone: string;
  busy: boolean;
  onChange: (to: { code: string; phone: string }) => void;
  onFind: () => void;
}) => {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind();
  };
  return (
    <form className="card no-print" onSubmit={submit} noValidate>
      <Group align="flex-end" className="stretch">
        <TextInput
          label={codeLabel}
          required
          value={code}
          onChange={(event) => onChange({ code: event.currentTarget.value, phone })}
          maxLength={32}
          autoCapitalize="characters"
          autoComplete="off"
          name="code"
        />
        <TextInput
          label={t('booking.phone')}
          required
          value={phone}
          onChange={(event) => onChange({ code, phone: event.currentTarget.value })}
          type="tel"
          autoComplete="tel"
          maxLength={32}
          name="phone"
        />
        <Button type="submit" loading={busy} disabled={!code.trim() || !phone.trim()}>
          {findLabel}
        </Button>
      </Group>
    </form>
  );
};
