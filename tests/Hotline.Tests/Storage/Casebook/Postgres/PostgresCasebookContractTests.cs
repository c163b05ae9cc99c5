using Hotline.Tests.Contracts.Casebook;

namespace Hotline.Tests.Storage.Casebook.Postgres;

public sealed class PostgresCasebookAddressUseTests(PostgresHouse house) : AddressUseContract(house);

public sealed class PostgresCasebookCaseQueueTests(PostgresHouse house) : CaseQueueContract(house);

public sealed class PostgresCasebookCommandQueueTests(PostgresHouse house) : CommandQueueContract(house);

public sealed class PostgresCasebookErasureTests(PostgresHouse house) : ErasureContract(house);

public sealed class PostgresCasebookQueuePlanTests(PostgresHouse house) : QueuePlanContract(house);

public sealed class PostgresInventedCasebookTests(PostgresHouse house) : InventedCasebookContract(house);

public sealed class PostgresCasebookJournalProjectorTests(PostgresHouse house) : JournalProjectorContract(house);

public sealed class PostgresCasebookReceiptRowsTests(PostgresHouse house) : ReceiptRowsContract(house);

public sealed class PostgresCasebookRuntimeTests(PostgresHouse house) : RuntimeToCasebookContract(house);

public sealed class PostgresCasebookMigrationTests(PostgresHouse house) : MigrationContract(house);

public sealed class PostgresCasebookCaseClocksTests(PostgresHouse house) : CaseClocksContract(house);

public sealed class PostgresCasebookPersonExportTests(PostgresHouse house) : PersonExportContract(house);
public sealed class PostgresCasebookCaseSearchTests(PostgresHouse house) : CaseSearchContract(house);

public sealed class PostgresCasebookSilentCasesTests(PostgresHouse house) : SilentCasesContract(house);

public sealed class PostgresCasebookCaseCodingTests(PostgresHouse house) : CaseCodingContract(house);
public sealed class PostgresCasebookRetentionTests(PostgresHouse house) : RetentionContract(house);

public sealed class PostgresCasebookPublicationBookTests(PostgresHouse house) : PublicationBookContract(house);

public sealed class PostgresCasebookFunnelTests(PostgresHouse house) : FunnelContract(house);

public sealed class PostgresCasebookUnknownAnswersTests(PostgresHouse house) : UnknownAnswersContract(house);
