import type { intake } from '@civicline/contracts';
import type { Figures } from '../domain/rates';
import type { FigureRows } from '../queries/figures';

export const figureToProto = (figures: Figures): intake.Figures => ({
  ...figures,
  serviceLevels: figures.serviceLevels.map((level) => ({ ...level })),
});

export const figuresToProto = ({ total, rows }: FigureRows): intake.GetFiguresResponse => ({
  total: figureToProto(total),
  rows: rows.map(({ key, figures }) => ({ key, figures: figureToProto(figures) })),
});
