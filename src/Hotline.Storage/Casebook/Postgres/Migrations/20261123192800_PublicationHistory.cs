using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hotline.Storage.Casebook.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PublicationHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "publication_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    structure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    act = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    files_of = table.Column<long>(type: "bigint", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    why = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication_entries", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "published_files",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_published_files", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_publication_entries_structure",
                table: "publication_entries",
                column: "structure");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "publication_entries");

            migrationBuilder.DropTable(
                name: "published_files");
        }
    }
}
