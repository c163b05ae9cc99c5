using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hotline.Storage.Casebook.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "group_topics",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    case_id = table.Column<string>(type: "TEXT", nullable: true),
                    thread_id = table.Column<long>(type: "INTEGER", nullable: true),
                    card_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    shown = table.Column<string>(type: "TEXT", nullable: true),
                    shown_version = table.Column<long>(type: "INTEGER", nullable: false),
                    shown_urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    told_waits_since = table.Column<long>(type: "INTEGER", nullable: true),
                    told_line = table.Column<long>(type: "INTEGER", nullable: false),
                    told_command = table.Column<long>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_topics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "link_codes",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "TEXT", nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_codes", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "staff_links",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "TEXT", nullable: false),
                    pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_member = table.Column<byte[]>(type: "BLOB", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    notices = table.Column<bool>(type: "INTEGER", nullable: false),
                    session_id = table.Column<string>(type: "TEXT", nullable: true)
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
