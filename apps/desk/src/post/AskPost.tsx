import { Button, NativeSelect, SegmentedControl, SimpleGrid, Text, TextInput } from '@mantine/core';
import type { Office, PostLeg } from '@civicline/contracts/rest';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { List } from '../api/client';
import { api, ProblemError } from '../api/client';
import { useKey } from '../api/key';
import { UnitField } from '../centre/UnitField';
import { language } from '../i18n/setup';
import { useProcedure } from '../procedures/useProcedures';
import { Trouble } from '../shell/Trouble';
import { showWindow } from '../when';
import { LegCard } from './LegCard';
import type { Kind } from './usePost';
import { usePostWindows } from './usePost';

const blank = { name: '', phone: '', address: '', code: '' };

/** Offices that take a procedure in, nearest to a place first. */
const useTakers = (procedure: string, unit: string) =>
  useQuery({
    queryKey: ['offices', procedure, unit, language()],
    enabled: procedure !== '' && unit !== '',
    queryFn: () =>
      api<List<Office>>(`/offices?procedure=${encodeURIComponent(procedure)}&unit=${encodeURIComponent(unit)}`),
  });

/** The post comes to the door: for the dossier, or with the result, in a window that it can keep. */
export const AskPost = () => {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const [kind, setKind] = useState<Kind>('pickup');
  const [procedureCode, setProcedureCode] = useState(address.get('procedure') ?? '');
  const [unit, setUnit] = useState('');
  const [officeId, setOfficeId] = useState('');
  const [slotId, setSlotId] = useState('');
  const [own, setOwn] = useState(blank);
  const key = useKey();
  const { data: procedure } = useProcedure(procedureCode.trim());
  const windows = usePostWindows(unit);
  const takers = useTakers(procedureCode.trim(), unit);
  const office = officeId || (takers.data?.items[0]?.id ?? '');
  const ask = useMutation({
    mutationFn: () => {
      const { name, phone, address: where, code } = own;
      const said = { kind, slotId, officeId: office, procedureCode: procedureCode.trim(), address: where };
      const body = { ...said, citizen: { name, phone }, ...(code.trim() ? { code: code.trim() } : {}) };
      return api<PostLeg>('/post', { method: 'POST', body, key: key.current() });
    },
    onSettled: (_, failed) => {
      key.settle(failed);
      if (failed) void windows.refetch();
    },
  });
  const error = ask.error instanceof ProblemError ? ask.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const field = (name: keyof typeof blank, at: string) => ({
    label: t(`post.field.${name}`),
    name,
    value: own[name],
    error: error?.field(at),
    onChange: (event: { currentTarget: { value: string } }) => setOwn({ ...own, [name]: event.currentTarget.value }),
  });
  if (ask.data)
    return (
      <>
        <Text role="status" mb="sm">
          {t('post.done')} <span className="code" children={ask.data.code} />
        </Text>
        <LegCard leg={ask.data} />
      </>
    );
  return (
    <form className="card" onSubmit={submit}>
      <SegmentedControl
        fullWidth
        mb="sm"
        value={kind}
        onChange={(to) => setKind(to as Kind)}
        data={(['pickup', 'return'] as const).map((value) => ({ value, label: t(`post.kind.${value}`) }))}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('post.procedure')}
          description={procedure?.name}
          required
          maxLength={64}
          value={procedureCode}
          error={error?.field('procedureCode')}
          onChange={(event) => setProcedureCode(event.currentTarget.value)}
        />
        <UnitField label={t('post.unit')} value={unit} error={undefined} onChange={setUnit} />
        <NativeSelect
          label={t('post.office')}
          value={office}
          data={(takers.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setOfficeId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('post.window')}
          required
          value={slotId}
          data={[
            { value: '', label: t('post.chooseWindow') },
            ...(windows.data?.items ?? []).map((one) => ({ value: one.slotId, label: showWindow(one) })),
          ]}
          onChange={(event) => setSlotId(event.currentTarget.value)}
        />
        <TextInput required maxLength={100} autoComplete="name" {...field('name', 'citizen.name')} />
        <TextInput required type="tel" maxLength={32} autoComplete="tel" {...field('phone', 'citizen.phone')} />
        <TextInput required maxLength={300} autoComplete="street-address" {...field('address', 'address')} />
        <TextInput maxLength={32} autoComplete="off" {...field('code', 'code')} />
      </SimpleGrid>
      {ask.error ? <Trouble error={ask.error} /> : null}
      <Button type="submit" mt="md" loading={ask.isPending} disabled={!slotId || !office}>
        {t('post.ask')}
      </Button>
    </form>
  );
};
