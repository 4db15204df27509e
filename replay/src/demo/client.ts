import { intake } from '@civicline/contracts';
import { grpcClient } from '@civicline/service-kit';

export type Client = ReturnType<typeof connect>;
export const connect = (address: string) => grpcClient(intake.IntakeServiceService, address);
