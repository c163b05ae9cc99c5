using Hotline.Tests.Contracts.Casebook;

namespace Hotline.Tests.Storage.Casebook;

public sealed class SqliteCasebookAddressUseTests() : AddressUseContract(house: null);

public sealed class SqliteCasebookCaseQueueTests() : CaseQueueContract(house: null);

public sealed class SqliteCasebookCommandQueueTests() : CommandQueueContract(house: null);

public sealed class SqliteCasebookErasureTests() : ErasureContract(house: null);

public sealed class SqliteCasebookQueuePlanTests() : QueuePlanContract(house: null);

public sealed class SqliteInventedCasebookTests() : InventedCasebookContract(house: null);

public sealed class SqliteCasebookJournalProjectorTests() : JournalProjectorContract(house: null);

public sealed class SqliteCasebookReceiptRowsTests() : ReceiptRowsContract(house: null);

public sealed class SqliteCasebookRuntimeTests() : RuntimeToCasebookContract(house: null);

public sealed class SqliteCasebookCaseSearchTests() : CaseSearchContract(house: null);

public sealed class SqliteCasebookMigrationTests() : MigrationContract(house: null);

public sealed class SqliteCasebookCaseClocksTests() : CaseClocksContract(house: null);

public sealed class SqliteCasebookPersonExportTests() : PersonExportContract(house: null);

public sealed class SqliteCasebookSilentCasesTests() : SilentCasesContract(house: null);

public sealed class SqliteCasebookCaseCodingTests() : CaseCodingContract(house: null);
public sealed class SqliteCasebookRetentionTests() : RetentionContract(house: null);

public sealed class SqliteCasebookPublicationBookTests() : PublicationBookContract(house: null);

public sealed class SqliteCasebookFunnelTests() : FunnelContract(house: null);

public sealed class SqliteCasebookUnknownAnswersTests() : UnknownAnswersContract(house: null);
