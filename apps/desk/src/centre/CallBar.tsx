import { Badge, Button, Group, Menu } from '@mantine/core';
import {
  IconBell,
  IconBellOff,
  IconCoffee,
  IconKeyboard,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconTransfer,
} from '@tabler/icons-react';
import type { AgentStatus, Call } from '@civicline/contracts/rest';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneMenu } from '../phone/PhoneMenu';
import type { Phone } from '../phone/useWebPhone';
import { Clock } from './Clock';
import type { DeskState } from './desk-state';
import type { Commands } from './useCommands';
import { useCentre } from './useCentre';

/** The own state, in words and by colour, and how long it lasts. */
const Me = ({ agent }: { agent: AgentStatus }) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const reason =
    centre?.breakReasons.find(({ id }) => id === agent.reason)?.name ??
    (agent.reason ? t(`reason.${agent.reason}`, { defaultValue: agent.reason }) : '');
  return (
    <div className="me" data-state={agent.state} role="status">
      <span className="me-dot" aria-hidden />
      <strong>{t(`state.${agent.state}`)}</strong>
      {agent.state === 'break' && reason ? <span>{reason}</span> : null}
      <Clock since={agent.since} />
    </div>
  );
};

const BreakMenu = ({
  onChoose,
  targetRef,
}: {
  onChoose: (reason: string) => void;
  targetRef: RefObject<HTMLButtonElement | null>;
}) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  return (
    <Menu position="bottom-start" shadow="md" width={220}>
      <Menu.Target>
        <Button ref={targetRef} size="sm" variant="default" leftSection={<IconCoffee aria-hidden size={18} />}>
          {t('desk.break')} <kbd>⇧F2</kbd>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(centre?.breakReasons ?? []).map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => onChoose(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** What can be done with the call at hand. */
const Controls = ({
  call,
  commands,
  phone,
  onTransfer,
}: Pick<Props, 'commands' | 'phone' | 'onTransfer'> & { call: Call }) => {
  const { t } = useTranslation();
  const held = call.state === 'on-hold';
  const act = (action: string) => commands.control.mutate({ callId: call.id, action });
  const { talk, muted: silent } = phone.state;
  return (
    <Group gap={8}>
      {talk === 'talking' ? (
        <Button
          size="sm"
          variant={silent ? 'filled' : 'default'}
          aria-pressed={silent}
          leftSection={silent ? <IconMicrophoneOff aria-hidden size={18} /> : <IconMicrophone aria-hidden size={18} />}
          onClick={() => phone.mute(!silent)}
        >
          {t('phone.mute')} <kbd>Alt+M</kbd>
        </Button>
      ) : null}
      <Button
        size="sm"
        variant={held ? 'filled' : 'default'}
        aria-pressed={held}
        leftSection={held ? <IconPlayerPlay aria-hidden size={18} /> : <IconPlayerPause aria-hidden size={18} />}
        onClick={() => act(held ? 'resume' : 'hold')}
      >
        {t(held ? 'desk.resume' : 'desk.hold')} <kbd>F6</kbd>
      </Button>
      <Button size="sm" variant="default" leftSection={<IconTransfer aria-hidden size={18} />} onClick={onTransfer}>
        {t('desk.transfer')} <kbd>F7</kbd>
      </Button>
      <Button
        size="sm"
        color="#a4161a"
        leftSection={<IconPhoneOff aria-hidden size={18} />}
        onClick={() => act('hang-up')}
        loading={commands.control.isPending && commands.control.variables.action === 'hang-up'}
      >
        {t('desk.hangUp')} <kbd>F10</kbd>
      </Button>
    </Group>
  );
};

interface Props {
  readonly desk: DeskState;
  readonly commands: Commands;
  readonly phone: Phone;
  readonly muted: boolean;
  readonly onMute: (to: boolean) => void;
  readonly onHelp: () => void;
  readonly onTransfer: () => void;
  readonly breakRef: RefObject<HTMLButtonElement | null>;
  readonly children?: ReactNode;
}

/** The bar that stays in sight: who I am to the centre, who is on the line, what can be done about both. */
export const CallBar = ({ desk, commands, phone, muted, onMute, onHelp, onTransfer, breakRef, children }: Props) => {
  const { t } = useTranslation();
  const { agent, call, connection } = desk;
  const talking = call?.state === 'answered' || call?.state === 'on-hold';
  const free = agent && !call && agent.state !== 'reserved';
  return (
    <section className="callbar no-print" aria-label={t('desk.bar')}>
      {agent ? <Me agent={agent} /> : null}
      {free && agent.state !== 'ready' ? (
        <Button
          size="sm"
          onClick={() => commands.setState.mutate({ state: 'ready' })}
          loading={commands.setState.isPending}
        >
          {t('desk.ready')} <kbd>F2</kbd>
        </Button>
      ) : null}
      {free ? (
        <BreakMenu targetRef={breakRef} onChoose={(reason) => commands.setState.mutate({ state: 'break', reason })} />
      ) : null}
      {free && agent.state !== 'offline' ? (
        <Button size="sm" variant="subtle" onClick={() => commands.setState.mutate({ state: 'offline' })}>
          {t('desk.leave')}
        </Button>
      ) : null}
      {call ? (
        <div className="onair" data-state={call.state}>
          <strong>{call.number || t('desk.withheld')}</strong>
          {talking ? <Clock since={call.answeredAt} /> : null}
        </div>
      ) : null}
      {talking ? <Controls call={call} commands={commands} phone={phone} onTransfer={onTransfer} /> : null}
      <div className="callbar-end">
        {children}
        <PhoneMenu phone={phone} />
        {connection === 'live' ? null : (
          <Badge color="#8a3c00" variant="filled" tt="none" size="lg" role="status">
            {t(`connection.${connection}`)}
          </Badge>
        )}
        <Button
          size="sm"
          variant="default"
          aria-pressed={muted}
          aria-label={t(muted ? 'desk.unmute' : 'desk.mute')}
          title={t(muted ? 'desk.unmute' : 'desk.mute')}
          onClick={() => onMute(!muted)}
        >
          {muted ? <IconBellOff aria-hidden size={18} /> : <IconBell aria-hidden size={18} />}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={onHelp}
          aria-label={`${t('agent.keysTitle')} (?)`}
          title={t('agent.keysTitle')}
        >
          <IconKeyboard aria-hidden size={18} />
          <kbd>?</kbd>
        </Button>
      </div>
    </section>
  );
};
