import { runService } from '@civicline/service-kit';
import { gatewayService } from './service';

runService(gatewayService);
