import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import type { ProcedureSummary } from '@civicline/contracts/rest';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProcedures } from '../procedures/useProcedures';

/** Finds a procedure while the caller speaks: arrows and Enter choose. */
export const ProcedureFinder = ({
  inputRef,
  onChoose,
}: {
  inputRef: RefObject<HTMLInputElement | null>;
  onChoose: (procedure: ProcedureSummary) => void;
}) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useProcedures(typed, 8);
  const combobox = useCombobox();
  const items = typed.trim() ? (data?.items ?? []) : [];
  // The best match is chosen by Enter as soon as it is there.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    selectFirstOption();
  }, [data, selectFirstOption]);
  const choose = (code: string) => {
    const found = items.find((one) => one.code === code);
    if (!found) return;
    setTyped(found.name);
    combobox.closeDropdown();
    onChoose(found);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          autoFocus
          label={t('agent.search')}
          value={typed}
          maxLength={200}
          rightSection={isFetching ? <Loader role="status" size="xs" aria-label="…" /> : null}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!items.length}>
        <Combobox.Options aria-label={t('agent.search')}>
          {items.map(({ code, name, fieldName }) => (
            <Combobox.Option key={code} value={code}>
              <Text fw={600}>{name}</Text>
              <Text size="sm" c="#37474f">
                {code} · {fieldName}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
