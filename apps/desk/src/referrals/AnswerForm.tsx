import { Button, FileInput, Group, Text, Textarea } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { AnswerTemplate } from './AnswerTemplate';
import { sendByKeys, sendingKeys } from './send-by-keys';
import { pathOf, useStep } from './useReferrals';

const accepted = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';

interface Attached {
  readonly id: string;
  readonly name: string;
}

/** The office's answer, given once, with the files that belong to it. */
export const AnswerForm = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const [trouble, setTrouble] = useState<Error | null>(null);
  const [sending, setSending] = useState(false);
  const answer = useStep(referral.code);
  const attach = (file: File | null) => {
    if (!file) return;
    setSending(true);
    setTrouble(null);
    const path = `${pathOf(referral.code)}/attachments?name=${encodeURIComponent(file.name)}`;
    upload<Attached>(path, file, 'binary')
      .then((kept) => setFiles((before) => [...before, kept]))
      .catch((error: unknown) => setTrouble(error as Error))
      .finally(() => setSending(false));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { text, attachmentIds: files.map(({ id }) => id), expectedVersion: 0 };
    answer.mutate({ step: 'answer', body });
  };
  const error = trouble ?? answer.error;
  return (
    <form className="card" onSubmit={submit} onKeyDown={sendByKeys}>
      <AnswerTemplate procedureCode={referral.procedureCode} onChosen={setText} />
      <Textarea
        label={t('referrals.answer')}
        required
        autosize
        minRows={5}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FileInput
        mt="sm"
        label={t('referrals.attach')}
        description={t('referrals.attachable')}
        placeholder={t('referrals.chooseFile')}
        accept={accepted}
        value={null}
        onChange={attach}
        disabled={sending}
      />
      {sending ? <Text role="status">{t('referrals.attaching')}</Text> : null}
      {files.length ? (
        <ul>
          {files.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      ) : null}
      {error ? <Trouble error={error} /> : null}
      <Group mt="sm">
        <Button type="submit" rightSection={sendingKeys} loading={answer.isPending} disabled={!text.trim() || sending}>
          {t('referrals.send')}
        </Button>
      </Group>
    </form>
  );
};
