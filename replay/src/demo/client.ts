import { intake } from '@civicline/contracts';
import type { Badge } from '@civicline/service-kit';
import { grpcClient } from '@civicline/service-kit';

export type Client = ReturnType<typeof connect>;
export const connect = (address: string, badge: Badge) => grpcClient(intake.IntakeServiceService, address, badge);
