using Hotline.Tests.Storage.Casebook.Postgres;

namespace Hotline.Tests.Contracts.Desk;

public sealed class SqliteSecondFactorTests() : SecondFactorContract(house: null);

public sealed class PostgresSecondFactorTests(PostgresHouse house) : SecondFactorContract(house);

public sealed class SqlitePasskeyTests() : PasskeyContract(house: null);

public sealed class PostgresPasskeyTests(PostgresHouse house) : PasskeyContract(house);

public sealed class SqliteStaffTests() : StaffContract(house: null);

public sealed class PostgresStaffTests(PostgresHouse house) : StaffContract(house);

public sealed class SqliteOverviewTests() : OverviewContract(house: null);

public sealed class PostgresOverviewTests(PostgresHouse house) : OverviewContract(house);

public sealed class SqliteAuditTests() : AuditContract(house: null);

public sealed class PostgresAuditTests(PostgresHouse house) : AuditContract(house);
