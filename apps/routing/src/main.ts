import { runService } from '@civicline/service-kit';
import { routingService } from './service';

runService(routingService);
