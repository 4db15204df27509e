import { runService } from '@civicline/service-kit';
import { schedulingService } from './service';

runService(schedulingService);
