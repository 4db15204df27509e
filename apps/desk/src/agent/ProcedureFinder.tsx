import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import type { ProcedureSummary } from '@civicline/contracts/rest';
import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProcedures } from '../procedures/useProcedures';

interface Props {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onChoose: (procedure: ProcedureSummary) => void;
}

/** Finds a procedure while the caller speaks: arrows and Enter choose. Enter before the answer is there chooses its best. */
export const ProcedureFinder = ({ inputRef, onChoose }: Props) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { data, isFetching, settled, best } = useProcedures(typed, 8);
  const combobox = useCombobox();
  const items = typed.trim() ? (data?.items ?? []) : [];
  const { selectFirstOption, resetSelectedOption, closeDropdown } = combobox;
  const choose = (found: ProcedureSummary | undefined) => {
    if (!found) return;
    setTyped(found.name);
    closeDropdown();
    onChoose(found);
  };
  // What an earlier answer offered is not chosen for words that were typed since.
  useEffect(() => {
    if (settled) selectFirstOption();
    else resetSelectedOption();
  }, [data, settled, selectFirstOption, resetSelectedOption]);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || settled || !typed.trim()) return;
    event.preventDefault();
    // Where the network fails, the list says nothing and Enter can be pressed again.
    best().then(choose, () => undefined);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={(code) => choose(items.find((one) => one.code === code))}>
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          autoFocus
          label={t('agent.search')}
          value={typed}
          maxLength={200}
          autoComplete="off"
          rightSection={
            isFetching ? <Loader role="status" size="xs" aria-label={t('loading')} /> : <kbd aria-hidden>/</kbd>
          }
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={press}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!items.length}>
        <Combobox.Options aria-label={t('agent.search')}>
          {items.map(({ code, name, fieldName }) => (
            <Combobox.Option key={code} value={code}>
              <Text fw={600}>{name}</Text>
              <Text size="sm">
                {code} · {fieldName}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
