import { runService } from '@civicline/service-kit';
import { callIntakeService } from './service';

runService(callIntakeService);
