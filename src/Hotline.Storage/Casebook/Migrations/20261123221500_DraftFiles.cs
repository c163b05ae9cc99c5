using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hotline.Storage.Casebook.Migrations
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
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    @base = table.Column<long>(name: "base", type: "INTEGER", nullable: false),
                    account_id = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
