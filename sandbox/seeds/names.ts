/** Names of generated people; any resemblance is coincidental. */
export const firstNames =
  `Aisha Alba Alejandro Amara Amelia Anders Andrea Anika Anton Aoife Arjun Astrid Ayla Beatriz Ben Bianca Bram Camille
Carla Carlos Cecilia Chloe Ciara Clara Conor Dafna Daniel Daria David Delphine Dmitri Eamon Edda Elena Elias Elif Emil
Emma Enzo Erik Esther Eva Fatima Felix Fiona Florian Freya Gabriel Greta Hana Hannah Hassan Helena Hugo Ida Ines Ingrid
Isaac Isla Ivan Jakub Jana Jasper Joana Johan Jonas Julia Kai Karim Katya Keiko Kofi Lara Lars Laura Leila Leo Lena
Lin Linnea Luca Lucia Luis Lukas Maeve Malik Mara Marco Maria Marta Mateo Matilda Maya Mei Mila Milan Mina Mohamed Nadia
Naomi Nia Nico Nils Nina Noah Nora Odile Oliver Omar Oscar Pablo Paula Pedro Petra Priya Quinn Rafael Rania Rasmus Renata
Robin Rosa Ruth Sam Sana Sara Sean Selma Simon Sofia Stefan Suki Tara Theo Thomas Tomas Tuva Uma Valentina Vera Victor
Wei Wendy Xenia Yara Yasmin Yuki Yusuf Zara Zoe`.split(/\s+/);

export const lastNames =
  `Abe Abrams Adeyemi Ahmed Almeida Andersen Aoki Araujo Arnold Bakker Baptiste Barros Baumann Becker Bennett Berg Bianchi
Blanc Boateng Bosch Brandt Brennan Byrne Caruso Castro Chen Cohen Collins Conti Costa Cruz Dahl Daly Delgado Demir Diallo
Dietrich Dubois Duarte Eriksen Esposito Farah Fernandez Ferrari Fischer Flores Fontaine Fournier Fraser Garcia Gentile
Gonzalez Grant Greco Gupta Haddad Hansen Harris Hassan Hayashi Hoffmann Holm Huang Ibrahim Ito Ivanov Jansen Jensen Joshi
Kaplan Kelly Khan Kim Klein Kovac Kowalski Kumar Lambert Larsen Laurent Lee Leroy Lima Lindqvist Lopez Lund Maher Marin
Martin Mendes Mensah Meyer Moreau Moreno Morgan Mueller Murphy Nakamura Navarro Nguyen Nielsen Novak Nowak Okafor Oliveira
Olsen Ortiz Osei Park Patel Pereira Petersen Petrov Pinto Popescu Price Quinn Rahman Ramos Rao Reyes Ricci Richter Rinaldi
Rojas Romano Rossi Roux Ryan Saito Santos Sato Schmidt Schneider Schulz Shah Silva Singh Sousa Stone Suzuki Svensson Tan
Tanaka Teixeira Thomsen Torres Turner Usman Vargas Vega Vidal Visser Vogel Wagner Walsh Wang Weber West Wilson Winter Wolf
Wong Yamada Yilmaz Young Zhang Zimmermann`.split(/\s+/);

/** Where they live: country, region, city. */
export const places = [
  ['Ireland', 'Leinster', 'Dublin'],
  ['United Kingdom', 'England', 'London'],
  ['United Kingdom', 'Scotland', 'Edinburgh'],
  ['Portugal', 'Lisboa', 'Lisbon'],
  ['Spain', 'Catalonia', 'Barcelona'],
  ['France', 'Île-de-France', 'Paris'],
  ['Germany', 'Berlin', 'Berlin'],
  ['Italy', 'Lombardy', 'Milan'],
  ['Sweden', 'Stockholm', 'Stockholm'],
  ['Poland', 'Masovia', 'Warsaw'],
  ['United States', 'Texas', 'Austin'],
  ['United States', 'California', 'San Francisco'],
  ['United States', 'New York', 'New York'],
  ['Canada', 'Ontario', 'Toronto'],
  ['Brazil', 'São Paulo', 'São Paulo'],
  ['India', 'Karnataka', 'Bengaluru'],
  ['Singapore', 'Singapore', 'Singapore'],
  ['Japan', 'Tokyo', 'Tokyo'],
  ['Australia', 'Victoria', 'Melbourne'],
  ['South Africa', 'Western Cape', 'Cape Town'],
].map(([country = '', region = '', city = '']) => ({ country, region, city }));
