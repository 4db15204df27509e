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
import type { ProcedureSummary } from '@civicline/contracts/rest';
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
  readonly procedures: readonly ProcedureSummary[];
  readonly chosen: string;
  readonly onChoose: (field: string) => void;
}

/** The fields, most procedures first; one of them may be chosen. */
export const FieldTiles = ({ procedures, chosen, onChoose }: Props) => {
  const { t } = useTranslation();
  const fields = new Map<string, { name: string; count: number }>();
  for (const { field, fieldName } of procedures)
    fields.set(field, { name: fieldName, count: (fields.get(field)?.count ?? 0) + 1 });
  return (
    <div className="tiles">
      {[...fields]
        .sort(([, a], [, b]) => b.count - a.count)
        .map(([field, { name, count }]) => {
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
