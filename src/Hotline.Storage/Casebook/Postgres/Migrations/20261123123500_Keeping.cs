using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hotline.Storage.Casebook.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "read_at",
                table: "media",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "erasure_requests",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    conversation_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    case_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    alias = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asked_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasure_requests", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_erasure_requests_conversation_id",
                table: "erasure_requests",
                column: "conversation_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasure_requests");

            migrationBuilder.DropColumn(
                name: "read_at",
                table: "media");
        }
    }
}
