using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hotline.Storage.Casebook.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DraftFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "draft_files",
                columns: table => new
                {
                    path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    @base = table.Column<long>(name: "base", type: "bigint", nullable: false),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft_files", x => x.path);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft_files");
        }
    }
}
