import {
  IconBabyCarriage,
  IconBriefcase,
  IconBuildingBank,
  IconBuildingStore,
  IconCar,
  IconCrane,
  IconFileText,
  IconHeartbeat,
  IconHome,
  IconMap2,
  IconRubberStamp,
  IconScale,
} from '@tabler/icons-react';
import type { ProcedureField } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';

const icons: Readonly<Record<string, typeof IconFileText>> = {
  land: IconMap2,
  mortgage: IconBuildingBank,
  'civil-status': IconBabyCarriage,
  residence: IconHome,
  transport: IconCar,
  insurance: IconHeartbeat,
  certification: IconRubberStamp,
  justice: IconScale,
  business: IconBuildingStore,
  labour: IconBriefcase,
  construction: IconCrane,
};

interface Props {
  readonly fields: readonly ProcedureField[];
  readonly chosen: string;
  readonly onChoose: (field: string) => void;
}

/** The fields, most procedures first; one of them may be chosen. */
export const FieldTiles = ({ fields, chosen, onChoose }: Props) => {
  const { t } = useTranslation();
  return (
    <div className="tiles">
      {fields.map(({ field, name, procedures: count }) => {
        const Icon = icons[field] ?? IconFileText;
        return (
          <button
            key={field}
            type="button"
            className="tile"
            aria-pressed={field === chosen}
            onClick={() => onChoose(field === chosen ? '' : field)}
          >
            <Icon aria-hidden size={26} stroke={1.6} />
            <span>
              <strong>{name}</strong>
              <span className="soft" style={{ fontSize: 14 }}>
                {t('home.count', { count })}
              </span>
            </span>
          </button>
        );
      })}
    </div>
  );
};
