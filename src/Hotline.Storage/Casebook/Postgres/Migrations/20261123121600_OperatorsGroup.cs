using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hotline.Storage.Casebook.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OperatorsGroup : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "noticed_at",
                table: "case_steps",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "group_topics",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    case_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    thread_id = table.Column<long>(type: "bigint", nullable: true),
                    card_id = table.Column<long>(type: "bigint", nullable: true),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true, collation: "C"),
                    shown = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    shown_version = table.Column<long>(type: "bigint", nullable: false),
                    shown_urgency = table.Column<int>(type: "integer", nullable: false),
                    told_waits_since = table.Column<long>(type: "bigint", nullable: true),
                    told_line = table.Column<long>(type: "bigint", nullable: false),
                    told_command = table.Column<long>(type: "bigint", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<long>(type: "bigint", nullable: true),
                    made_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_topics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "link_codes",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    security_stamp = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_codes", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "staff_links",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pseudonym = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sealed_member = table.Column<byte[]>(type: "bytea", nullable: false),
                    security_stamp = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    notices = table.Column<bool>(type: "boolean", nullable: false),
                    session_id = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_links", x => x.account_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_group_topics_case_id",
                table: "group_topics",
                column: "case_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_group_topics_thread_id",
                table: "group_topics",
                column: "thread_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_link_codes_code_hash",
                table: "link_codes",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_links_pseudonym",
                table: "staff_links",
                column: "pseudonym",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "group_topics");

            migrationBuilder.DropTable(
                name: "link_codes");

            migrationBuilder.DropTable(
                name: "staff_links");

            migrationBuilder.DropColumn(
                name: "noticed_at",
                table: "case_steps");
        }
    }
}
