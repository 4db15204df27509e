import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Each key, and the text that says what it does. */
export type Keys = readonly (readonly [string, string])[];

export const bookingKeys: Keys = [
  ['/ F3', 'agent.key.search'],
  ['↑ ↓ Enter', 'agent.key.choose'],
  ['F4', 'agent.key.office'],
  ['F8', 'agent.key.hours'],
  ['← ↑ ↓ → Enter', 'agent.key.place'],
  ['Ctrl+Enter', 'agent.key.book'],
  ['F9', 'agent.key.lookUp'],
  ['Esc', 'agent.key.again'],
  ['?', 'agent.key.help'],
];

/** Every key of a desk. */
export const Shortcuts = ({ keys, opened, onClose }: { keys: Keys; opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (opened) dialog.current?.showModal();
    else dialog.current?.close();
  }, [opened]);
  return (
    <dialog ref={dialog} className="card keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t('agent.keysTitle')}</h2>
      <dl className="facts">
        {keys.flatMap(([key, what]) => [
          <dt key={`${what}-`}>
            {key.split(' ').map((one) => (
              <kbd key={one}>{one}</kbd>
            ))}
          </dt>,
          <dd key={what}>{t(what)}</dd>,
        ])}
      </dl>
      <Button mt="lg" size="sm" onClick={onClose}>
        {t('agent.keysClose')}
      </Button>
    </dialog>
  );
};
